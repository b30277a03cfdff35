/** The part of `devtools.panels` that reports the theme. Chrome has the handler, Firefox the event. */
type ThemePanels = {
  readonly themeName?: string;
  setThemeChangeHandler?(listener: (theme: string) => void): void;
  readonly onThemeChanged?: { addListener(listener: (theme: string) => void): void };
};

/** Gives the panel the theme of DevTools, which may differ from the system's. */
export function followTheme(): void {
  const panels = themePanels();
  if (panels === null) return;
  const apply = (theme: string | undefined): void => {
    document.documentElement.style.colorScheme = theme === 'dark' ? 'dark' : 'light';
  };
  apply(panels.themeName);
  if (panels.setThemeChangeHandler) panels.setThemeChangeHandler(apply);
  else panels.onThemeChanged?.addListener(apply);
}

function themePanels(): ThemePanels | null {
  // Outside DevTools this object is missing; then the system's theme applies.
  const api: { devtools?: { panels?: ThemePanels } } | undefined = globalThis.chrome;
  return api?.devtools?.panels ?? null;
}
