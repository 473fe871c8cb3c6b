package org.oddity.data.folder;

import java.nio.file.Path;

/** An image file and its class. */
record LabelledFile(Path path, int label) {}
