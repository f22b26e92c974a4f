package io.github.qptv2.dataset.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HoldOutTest {

    @TempDir
    private Path dir;

    private LabeledDataset set(int contents) throws IOException {
        var lines = new StringBuilder("path,score,content\n");
        for (int i = 0; i < 2 * contents; i++) {
            lines.append("%02d.png,%d,c%02d\n".formatted(i, i % 7, i / 2));
        }
        Files.writeString(dir.resolve("labels.csv"), lines);
        return DatasetReaders.read("own", dir);
    }

    private static HoldOut.Parts parts(LabeledDataset set, HoldOut rule) {
        return rule.of(set, Split.Key.of(set, set.usable()), List.of());
    }

    @Test
    void theChosenContentsFollowFromTheSeed() throws Exception {
        var parts = parts(set(10), new HoldOut(0.2, 0.5, 7, 0));
        assertThat(parts.validation()).extracting(Split.Key::name).containsExactly("04.png", "05.png");
        assertThat(parts.train())
                .extracting(Split.Key::name)
                .containsExactly("06.png", "07.png", "08.png", "09.png", "12.png", "13.png", "14.png", "15.png");
        assertThat(parts.unused()).hasSize(10);
    }

    @Test
    void theLastContentIsHeldOutOnlyWhereNoneMustStay() throws Exception {
        var set = set(1);
        assertThat(parts(set, new HoldOut(0.1, 1, 7, 0)).validation()).hasSize(2);
        assertThat(parts(set, new HoldOut(0.1, 1, 7, 1)).validation()).isEmpty();
    }
}
