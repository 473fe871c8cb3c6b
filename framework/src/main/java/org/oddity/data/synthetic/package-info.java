/** Images that are drawn, not downloaded: shapes to tell apart, and textures with defects. */
package org.oddity.data.synthetic;
