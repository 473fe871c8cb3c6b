/** What is thrown at the whole program: broken files of every kind that it reads. */
package org.oddity.reliability;
