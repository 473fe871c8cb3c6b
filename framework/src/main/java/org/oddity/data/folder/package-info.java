/** Folders of image files in the layouts that anomaly detection uses. */
package org.oddity.data.folder;
