/** PatchCore: the nearest of a coreset of normal patches. */
package org.oddity.detector.pretrained.patchcore;
