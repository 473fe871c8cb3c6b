/** The one-class support vector machine: a surface around most of the normal images. */
package org.oddity.detector.classical.svm;
