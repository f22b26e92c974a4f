package io.github.qptv2.media.video;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TruncationCheckTest {

    @Test
    void warningsDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String locale : List.of("en-US", "de-DE", "ar-EG", "fa-IR")) {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(new TruncationCheck(50, 49, 0, 0, false).words(1))
                        .isEqualTo("the file ends early: 48 of 50 frames are there");
                assertThat(new TruncationCheck(50, 50, 12.34, 0, false).words(0))
                        .isEqualTo("the file ends early: its last 12.3 s are missing");
                assertThat(new TruncationCheck(50, 50, 0, 12345, false).words(0))
                        .isEqualTo("the file ends early: 12,345 bytes are missing");
                assertThat(DecodeErrors.words("", new TreeSet<>(List.of(7)))).isEqualTo("frame 7 has decoding errors");
                assertThat(DecodeErrors.words("", new TreeSet<>(List.of(7, 9))))
                        .isEqualTo("2 frames have decoding errors, the first is 7");
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
