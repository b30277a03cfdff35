/** `tsx lab/run/serve.ts`: the lab alone, for any browser, until Ctrl+C. */
import { startLab } from '../servers/servers.ts';

const lab = await startLab();
console.log(`The lab is open: ${lab.origins.app}/\nCtrl+C closes it.`);

const close = () => void lab.close();
process.once('SIGINT', close);
process.once('SIGTERM', close);
