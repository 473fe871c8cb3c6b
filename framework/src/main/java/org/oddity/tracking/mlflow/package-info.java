/** Mirrors run folders to an MLflow server, while a run goes on or later. */
package org.oddity.tracking.mlflow;
