package io.github.qptv2.spark;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.io.MediaType;

/** Hadoop's glob of the names of images and videos, in any case. */
final class MediaGlob {

    /** Such as <code>*.{[jJ][pP][gG],[pP][nN][gG]}</code>. */
    static final String TEXT = Arrays.stream(MediaFormat.values())
            .filter(format -> format.type() != MediaType.OTHER)
            .flatMap(format -> format.extensions().stream())
            .map(MediaGlob::anyCase)
            .collect(Collectors.joining(",", "*.{", "}"));

    private MediaGlob() {}

    private static String anyCase(String extension) {
        return extension
                .chars()
                .mapToObj(c -> Character.isLetter(c)
                        ? Stream.of(c, Character.toUpperCase(c))
                                .map(Character::toString)
                                .collect(Collectors.joining("", "[", "]"))
                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
