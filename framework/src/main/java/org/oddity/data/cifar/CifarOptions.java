package org.oddity.data.cifar;

import java.util.Optional;
import org.oddity.config.Option;

/**
 * Where the six binary files lie.
 *
 * @param folder absolute, or below the data home; without it the usual folders are tried
 */
public record CifarOptions(
    @Option(
            help =
                "folder of the six .bin files or of cifar-10-binary.tar.gz, absolute or below"
                    + " the data folder")
        Optional<String> folder) {}
