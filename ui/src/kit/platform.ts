/** Whether the keyboard has a command key in place of a control key. */
export const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
