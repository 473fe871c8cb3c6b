/**
 * COCO-crop: objects cut out of COCO's photographs, and their twins whose background is black; how
 * both are built from COCO's own files, and how they are read.
 */
package org.oddity.data.coco;
