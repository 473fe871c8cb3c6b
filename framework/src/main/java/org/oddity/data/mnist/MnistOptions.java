package org.oddity.data.mnist;

import java.util.Optional;
import org.oddity.config.Option;

/**
 * Where the four idx files lie.
 *
 * @param folder absolute, or below the data home; without it the usual folders are tried
 */
public record MnistOptions(
    @Option(help = "folder of the four idx files, absolute or below the data folder")
        Optional<String> folder) {}
