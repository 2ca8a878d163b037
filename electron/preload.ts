import { contextBridge, ipcRenderer, webUtils } from 'electron';

// Never grows: one call, one event. A path comes from a file that the owner chose or dropped, never from the page.
contextBridge.exposeInMainWorld('host', {
  kind: 'electron',
  call: (channel: string, input: unknown, options: { taskId?: string; files?: File[] } = {}) => {
    const paths = (options.files ?? []).map((file) => webUtils.getPathForFile(file));
    return ipcRenderer.invoke('api', channel, input, options.taskId, paths);
  },
  on: (event: string, listener: (payload: unknown) => void) => {
    const hear = (_: unknown, name: string, payload: unknown) => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on('event', hear);
    return () => {
      ipcRenderer.off('event', hear);
    };
  },
});
