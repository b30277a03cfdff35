import { render } from 'preact';
import browser from 'webextension-polyfill';
import { SiteAccess } from './options/SiteAccess.tsx';
import './ui/theme.css';
import './ui/contrast.css';

/** What the user may allow or refuse. Firefox lets a panel ask for nothing, so both browsers ask here. */
const ALL_SITES = { origins: ['<all_urls>'] };
const root = document.querySelector('#app');

async function show(): Promise<void> {
  const isGiven = await browser.permissions.contains(ALL_SITES);
  const ask = (): void => void browser.permissions.request(ALL_SITES);
  if (root !== null) render(<SiteAccess isGiven={isGiven} onAsk={ask} />, root);
}

browser.permissions.onAdded.addListener(() => void show());
browser.permissions.onRemoved.addListener(() => void show());
void show();
