package io.github.qptv2.scoring.batch;

import java.nio.file.Path;

import io.github.qptv2.media.image.ImageException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FilePreprocessorTest {

    private static String reason(String file, String message) {
        return FilePreprocessor.reason(Path.of(file), new ImageException(message));
    }

    @Test
    void theReasonDoesNotRepeatTheFile() {
        assertThat(reason("a.jpg", "a.jpg: is empty; replace it")).isEqualTo("is empty; replace it");
        assertThat(reason("a.jpg", "is empty; replace it")).isEqualTo("is empty; replace it");
    }

    @Test
    void aFileWithANewlineInItsNameHasAReason() {
        assertThat(reason("a\nb.jpg", "a\nb.jpg: is empty; replace it")).isEqualTo("is empty; replace it");
    }

    @Test
    void theReasonIsOneLineThatIsNeverEmpty() {
        assertThat(reason("a.jpg", "a.jpg: is corrupt\nat offset 7")).isEqualTo("is corrupt");
        assertThat(reason("a.jpg", "a.jpg: \nis corrupt")).isEqualTo("is corrupt");
        assertThat(reason("a.jpg", "")).isEqualTo("ImageException");
    }
}
