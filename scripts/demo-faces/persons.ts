import { demo01 } from './people/demo-01';
import { demo02 } from './people/demo-02';
import { demo03 } from './people/demo-03';
import { demo04 } from './people/demo-04';
import { demo05 } from './people/demo-05';
import { demo06 } from './people/demo-06';
import { demoStranger } from './people/demo-stranger';
import type { DemoPerson } from './person';

/** Six candidates and one who is not on any list. After a change run measure.ts: their distances are the point. */
export const PERSONS: readonly DemoPerson[] = [demo01, demo02, demo03, demo04, demo05, demo06, demoStranger];
