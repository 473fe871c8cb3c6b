package org.oddity.data.folder;

import java.util.List;
import java.util.OptionalInt;

/** What was found in a folder: classes in order, and the files of each part. */
record FolderContent(
    List<String> classNames,
    OptionalInt normalClass,
    List<LabelledFile> train,
    List<LabelledFile> test) {}
