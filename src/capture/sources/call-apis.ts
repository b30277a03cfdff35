/** The APIs with which scripts make requests. */
export const SCRIPT_APIS = ['fetch', 'xhr', 'eventsource', 'websocket', 'beacon'] as const;

/** The elements that can make CORS requests. */
export const ELEMENT_APIS = ['img', 'script', 'link', 'audio', 'video'] as const;

export type CallApi = (typeof SCRIPT_APIS)[number] | (typeof ELEMENT_APIS)[number];
