/** A call is counted in one of these (contract dotdigital 2.1). */
export type Tier = 'low' | 'medium' | 'high' | 'unlimited';
