/**
 * COCO's annotation files, of half a gigabyte each, read token by token: only what is asked for is
 * kept.
 */
package org.oddity.data.coco.annotation;
