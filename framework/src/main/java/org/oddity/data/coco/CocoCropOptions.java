package org.oddity.data.coco;

import java.util.Optional;
import org.oddity.config.Option;

/** Which of the twins to read, and where they lie. */
public record CocoCropOptions(
    @Option(help = "whether the background is black", byDefault = "false") boolean masked,
    @Option(
            help =
                "folder that 'oddity data build coco-crop' made, absolute or below the data"
                    + " folder; without it coco-crop")
        Optional<String> folder) {}
