package io.github.qptv2.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.loader.EpochOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShardDatasetTest {

    @TempDir
    private Path folder = Path.of("");

    /** 20 files of 1,000 bytes and more, about 5 a shard. */
    private List<byte[]> write(Path shards) throws IOException {
        var contents = new ArrayList<byte[]>();
        try (var writer = new ShardWriter(shards, 5_000)) {
            for (int i = 0; i < 20; i++) {
                var bytes = new byte[1_000 + i];
                Arrays.fill(bytes, (byte) i);
                contents.add(bytes);
                writer.add((i == 7 ? "long-".repeat(40) : "") + "%03d.jpg".formatted(i), bytes);
            }
            writer.finish();
            assertThat(writer.shards()).isEqualTo(4);
        }
        return contents;
    }

    private static void assertHolds(ImageDataset dataset, List<byte[]> contents) throws IOException {
        assertThat(dataset.size()).isEqualTo(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            assertThat(dataset.get(i).data().read()).as("image %d", i).isEqualTo(contents.get(i));
        }
        assertThat(dataset.shards()).containsExactly(5, 5, 5, 5);
    }

    @Test
    void shardsAreReadBackWithAndWithoutTheIndex() throws IOException {
        List<byte[]> contents = write(folder);
        assertHolds(ImageDataset.open(folder), contents);
        Files.delete(folder.resolve("index.jsonl"));
        assertHolds(ImageDataset.open(folder), contents);
        assertThat(ImageDataset.open(folder.resolve("000002.tar")).get(0).name())
                .isEqualTo("000002.tar/010.jpg");
    }

    @Test
    void theSameImagesGiveTheSameBytes() throws IOException {
        write(folder.resolve("a"));
        write(folder.resolve("b"));
        for (String name : List.of("000000.tar", "000003.tar", "index.jsonl")) {
            assertThat(folder.resolve("a").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
        }
    }

    @Test
    void theTarToolReadsTheShards() throws Exception {
        write(folder);
        Process tar =
                new ProcessBuilder("tar", "-tf", folder.resolve("000000.tar").toString()).start();
        var names = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tar.waitFor()).isZero();
        assertThat(names.lines()).containsExactly("000.jpg", "001.jpg", "002.jpg", "003.jpg", "004.jpg");
    }

    @Test
    void aTruncatedShardIsNamed() throws IOException {
        write(folder);
        Path shard = folder.resolve("000001.tar");
        try (var channel = FileChannel.open(shard, StandardOpenOption.WRITE)) {
            channel.truncate(3_000);
        }
        assertThatThrownBy(() -> ImageDataset.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(shard + ": must have 10240 bytes, has 3000; copy or write it again");
        Files.delete(folder.resolve("index.jsonl"));
        assertThatThrownBy(() -> ImageDataset.open(folder))
                .hasMessage(shard + ": the tar is truncated within a file; copy or write it again");
    }

    @Test
    void noPartialFileIsLeft() throws IOException {
        try (var writer = new ShardWriter(folder, 1_500)) {
            writer.add("a.jpg", new byte[2_000]);
            writer.add("b.jpg", new byte[1_000]);
        }
        assertThat(folder).isEmptyDirectory();
        write(folder);
        assertThatThrownBy(() -> new ShardWriter(folder, 1))
                .hasMessageEndingWith("already contains shards; name an empty folder");
    }

    @Test
    void partialShardsOfAKilledRunCannotBeOpened() throws IOException {
        var writer = new ShardWriter(folder, 1_500);
        writer.add("a.jpg", new byte[2_000]);
        writer.add("b.jpg", new byte[1_000]);
        // before the writer is finished or closed
        assertThatThrownBy(() -> ImageDataset.open(folder)).hasMessageContaining("contains no images");
        writer.finish();
        assertThat(ImageDataset.open(folder).size()).isEqualTo(2);
        // killed while the shards are renamed: the index is renamed first
        Files.move(folder.resolve("000001.tar"), folder.resolve("000001.tar.partial"));
        assertThatThrownBy(() -> ImageDataset.open(folder)).hasMessageContaining("000001.tar: must have");
        writer.close();
    }

    @Test
    void shufflingByShardVisitsAllAndKeepsShardsTogether() throws IOException {
        write(folder);
        ImageDataset dataset = ImageDataset.open(folder);
        int[] together = new EpochOrder.ByShard(1).indices(dataset, 3, 0);
        assertThat(together).containsExactlyInAnyOrder(IntStream.range(0, 20).toArray());
        for (int shard = 0; shard < 4; shard++) {
            int first = together[5 * shard];
            assertThat(first % 5).isZero();
            assertThat(together[5 * shard + 4]).isEqualTo(first + 4);
        }
        int[] mixed = new EpochOrder.ByShard(8).indices(dataset, 3, 0);
        assertThat(mixed)
                .containsExactlyInAnyOrder(IntStream.range(0, 20).toArray())
                .isNotEqualTo(together);
        for (int i = 0; i < 20; i++) {
            // nothing is drawn before the buffer reaches it
            int[] read = IntStream.of(together).limit(Math.min(20, i + 8)).toArray();
            assertThat(read).contains(mixed[i]);
        }
        assertThat(new EpochOrder.ByShard(8).indices(dataset, 3, 0)).isEqualTo(mixed);
        assertThat(new EpochOrder.ByShard(8).indices(dataset, 3, 1)).isNotEqualTo(mixed);
    }
}
