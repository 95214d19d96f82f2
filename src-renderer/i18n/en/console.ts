import type { proctorConsole as zh } from '../zh/console';

export const proctorConsole: typeof zh = {
  open: 'Proctor',
  openHint: 'For invigilators (F9)',
  title: 'Invigilator console',
  signInLead:
    'Sign in with the number and password you have for this session. The candidate’s screen is covered meanwhile; the exam clock runs on.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name, roles) => `${name} (${roles})`,
  idleNote: (minutes) =>
    `Closing this window signs you out; so do ${minutes} minutes without a key or a click.`,
  roles: {
    proctor: 'invigilator',
    'site-head': 'head of site',
    'system-admin': 'system administrator',
    inspector: 'inspector',
  },
  records: 'Records and upload',
};
