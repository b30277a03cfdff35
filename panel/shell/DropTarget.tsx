import { useEffect, useState } from 'preact/hooks';
import type { Files } from '../state/opened-file.ts';
import { Icon } from '../ui/icons.tsx';
import './DropTarget.css';

/** Opens a file that is dropped on the panel, and shows a hint while one is dragged over it. */
export function DropTarget({ files }: { files: Files }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Otherwise the browser would navigate the panel to the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const items = [...event.dataTransfer.items];
      const folder = items.map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory);
      if (folder && items.length === 1)
        files.problem.value = { name: folder.name, reason: 'it is a folder; drop a file from it' };
      else void files.open([...event.dataTransfer.files]);
    };
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners))
      document.addEventListener(name as 'drop', listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        document.removeEventListener(name as 'drop', listener);
    };
  }, [files]);

  return isOver ? (
    <div class="drop-target" aria-hidden="true">
      <p>
        <Icon name="open" size={24} />
        Drop a recording or a HAR file to open it
      </p>
    </div>
  ) : null;
}
