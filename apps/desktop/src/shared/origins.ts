/** The app's own scheme. Engine and screens are two origins, so that a permission given to one is not the other's. */
export const SCHEME = 'hearthline';
export const ENGINE_ORIGIN = `${SCHEME}://engine`;
/** The mini phone's page, beside the main one. */
export const MINI_PAGE = `${SCHEME}://screens/mini.html`;
export const SCREENS_ORIGIN = `${SCHEME}://screens`;
