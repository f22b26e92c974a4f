package io.github.qptv2.checkpoint;

import java.nio.file.Path;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample of {@link CorruptFilesIT}. */
@Timeout(60)
class CorruptFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"protocol4.pth", "views.legacy.pth"})
    void truncationsAndChangesAreDetected(String name, @TempDir Path folder) {
        CorruptFiles.to(name, folder).everyTruncationIsDetected(17);
        CorruptFiles.to(name, folder).changedBytesGiveWeightsOrACheckpointException(100);
    }
}
