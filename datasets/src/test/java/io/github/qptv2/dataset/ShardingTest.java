package io.github.qptv2.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.ImageHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ShardingTest {

    @Test
    void onlyLargeImagesAreDownscaledAndCorruptOnesReported(@TempDir Path folder) throws IOException {
        Path images = TestImages.folder(folder.resolve("in"), 2);
        Files.write(images.resolve("10.png"), TestImages.encoded(100, 80, 10, "png"));
        Files.writeString(images.resolve("11.jpg"), "bad");
        for (int threads : new int[] {1, 3}) {
            var sharding = new Sharding(1 << 20, new Sharding.Shrinking(40, 90), OrderedExecutor.Width.of(threads));
            Path out = folder.resolve("out" + threads);
            var report = sharding.write(ImageDataset.open(images), out, done -> {});
            assertThat(report.corrupt()).isEmpty();
            assertThat(report.omitted()).singleElement().asString().startsWith("11.jpg: is not an image");
            ImageDataset shards = ImageDataset.open(out);
            assertThat(shards.size()).isEqualTo(3);
            assertThat(shards.get(0).data().read()).isEqualTo(Files.readAllBytes(images.resolve("00.png")));
            ImageHeader shrunk = ImageHeader.read(shards.get(2).data().read(), "third");
            assertThat(shards.get(2).name()).isEqualTo("000000.tar/00000002.jpg (10.png)");
            assertThat(shrunk.width()).isEqualTo(50);
            assertThat(shrunk.height()).isEqualTo(40);
        }
        assertThat(folder.resolve("out1/000000.tar")).hasSameBinaryContentAs(folder.resolve("out3/000000.tar"));
    }
}
