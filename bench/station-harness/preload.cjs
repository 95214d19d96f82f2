const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('journal', { append: (payload) => ipcRenderer.invoke('append', payload) });
