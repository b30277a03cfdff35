/** What a page's scripts call that asks for something over the network. */
export const SCRIPT_APIS = ['fetch', 'xhr', 'eventsource', 'websocket', 'beacon'] as const;

/** The elements that may ask for CORS, by their names. */
export const ELEMENT_APIS = ['img', 'script', 'link', 'audio', 'video'] as const;

export type CallApi = (typeof SCRIPT_APIS)[number] | (typeof ELEMENT_APIS)[number];
