/** The part of `devtools.panels` that tells the theme. Chrome has the handler, Firefox the event. */
type ThemePanels = {
  readonly themeName?: string;
  setThemeChangeHandler?(listener: (theme: string) => void): void;
  readonly onThemeChanged?: { addListener(listener: (theme: string) => void): void };
};

/** Shows the panel in DevTools' theme, which need not be the system's. */
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
  // Outside of DevTools there is no such object, and the system's theme holds.
  const api: { devtools?: { panels?: ThemePanels } } | undefined = globalThis.chrome;
  return api?.devtools?.panels ?? null;
}
