/**
 * Image files to numbers: PNG, JPEG, BMP and TIFF, checked for damage, decoded, resized.
 *
 * <p>Java's decoders give what they could of a truncated file, at most with a warning. Here every
 * file is checked for completeness first, and a warning of lost data is an error.
 */
package org.oddity.data.image;
