/** An element that loads with CORS. `script` gets its `url`. */
type Loader = {
  readonly name: string;
  readonly script: string;
  readonly api: 'img' | 'script' | 'link' | 'audio' | 'video';
  readonly credentials: 'include' | 'same-origin';
};

const include = 'include';
const sameOrigin = 'same-origin';

/** All ways in which a page can create one. Loading and failing are reported alike. */
export const ELEMENTS: readonly Loader[] = [
  {
    name: 'a detached image',
    script: `const image = new Image(); image.crossOrigin = 'use-credentials'; image.src = url;`,
    ...{ api: 'img', credentials: include },
  },
  {
    name: 'a detached image of attributes',
    script: `const image = document.createElement('img'); image.setAttribute('CrossOrigin', 'Use-Credentials');
      image.setAttribute('src', url);`,
    ...{ api: 'img', credentials: include },
  },
  {
    name: 'an image that is asked for CORS last',
    script: `const image = new Image(); image.src = url; image.crossOrigin = 'anonymous';`,
    ...{ api: 'img', credentials: sameOrigin },
  },
  {
    name: 'an image of a set',
    script: `const image = new Image(); image.crossOrigin = ''; image.srcset = url + ' 1x'; document.body.append(image);`,
    ...{ api: 'img', credentials: sameOrigin },
  },
  {
    name: 'an image that is parsed',
    script: `document.body.insertAdjacentHTML('beforeend', '<img crossorigin="use-credentials" src="' + url + '">');`,
    ...{ api: 'img', credentials: include },
  },
  {
    name: 'a script',
    script: `const script = document.createElement('script'); script.crossOrigin = 'use-credentials'; script.src = url;
      document.head.append(script);`,
    ...{ api: 'script', credentials: include },
  },
  {
    name: 'a script that is removed at once',
    script: `const script = document.createElement('script'); script.crossOrigin = 'anonymous'; script.src = url;
      document.head.append(script); script.remove();`,
    ...{ api: 'script', credentials: sameOrigin },
  },
  {
    name: 'a module',
    script: `const script = document.createElement('script'); script.type = 'module'; script.src = url;
      document.head.append(script);`,
    ...{ api: 'script', credentials: sameOrigin },
  },
  {
    name: 'a stylesheet',
    script: `document.head.insertAdjacentHTML('beforeend', '<link rel=stylesheet crossorigin=use-credentials href="' + url + '">');`,
    ...{ api: 'link', credentials: include },
  },
  {
    name: 'a preload',
    script: `document.head.insertAdjacentHTML('beforeend', '<link rel=preload as=image crossorigin href="' + url + '">');`,
    ...{ api: 'link', credentials: sameOrigin },
  },
  {
    name: 'a modulepreload',
    script: `document.head.insertAdjacentHTML('beforeend', '<link rel=modulepreload href="' + url + '">');`,
    ...{ api: 'link', credentials: sameOrigin },
  },
  {
    name: 'a detached audio',
    script: `const audio = new Audio(); audio.crossOrigin = 'use-credentials'; audio.src = url; audio.load();`,
    ...{ api: 'audio', credentials: include },
  },
  {
    name: 'a video with a source',
    script: `document.body.insertAdjacentHTML('beforeend',
      '<video crossorigin=use-credentials preload=auto><source src="' + url + '"></video>');`,
    ...{ api: 'video', credentials: include },
  },
  {
    name: 'an image in a shadow tree',
    script: `const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
      const image = document.createElement('img'); image.crossOrigin = 'anonymous'; root.append(image); image.src = url;`,
    ...{ api: 'img', credentials: sameOrigin },
  },
];
