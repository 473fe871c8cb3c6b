/** Which pixels belong to an object, from COCO's polygons and run lengths, as COCO itself says. */
package org.oddity.data.coco.mask;
