/** The one module that installs every feature. */
package org.oddity;
