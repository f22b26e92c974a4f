package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.Pipeline;
import io.github.qptv2.data.ShardWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PoolTest {

    private Path folder = Path.of("");

    @BeforeEach
    void shards(@TempDir Path temporary) throws IOException {
        folder = temporary;
        try (var writer = new ShardWriter(folder.resolve("shards"), 1 << 20)) {
            writer.add("a.jpg", Scenes.encoded(Scenes.picture(300, 240, 1), "jpg"));
            writer.add("a.json", "{\"caption\": \"not masks\"}".getBytes(StandardCharsets.UTF_8));
            writer.add("b.png", Scenes.encoded(Scenes.picture(240, 300, 2), "png"));
            writer.finish();
        }
    }

    private static List<PoolItem> items(Pool pool) {
        var items = new ArrayList<PoolItem>();
        pool.items().forEachRemaining(items::add);
        return items;
    }

    @Test
    void tarsAreReadWhetherNamedOrFoundInAFolder() throws IOException {
        assertThat(items(Pool.of(folder.resolve("shards/000000.tar"), 0, List.of())))
                .extracting(PoolItem::path)
                .containsExactly("000000.tar/a.jpg", "000000.tar/b.png");
        assertThat(items(Pool.of(folder, 0, List.of())))
                .extracting(PoolItem::path)
                .containsExactly("shards/000000.tar/a.jpg", "shards/000000.tar/b.png");
    }

    @Test
    void whatIsWholeInATarThatIsCutShortIsUsedAndTheRestReported() throws IOException {
        Path tar = folder.resolve("shards/000000.tar");
        long secondPicture = Dataset.open(tar).get(1).data().offset();
        try (var channel = FileChannel.open(tar, StandardOpenOption.WRITE)) {
            channel.truncate(secondPicture + 100);
        }
        List<PoolItem> items = items(Pool.of(folder, 3, List.of()));
        assertThat(items).extracting(PoolItem::path).containsExactly("shards/000000.tar/a.jpg", "shards/000000.tar");
        assertThat(items.get(1))
                .isEqualTo(new PoolItem.Problem(
                        3,
                        "shards/000000.tar",
                        tar + ": the tar ends in the middle of a file; copy or write it again"));
    }

    @Test
    void namesInListsAreLookedUpInOtherFoldersAndCases() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Scenes.write(images.resolve("One.JPG"), Scenes.picture(30, 30, 1));
        Path list = Files.writeString(folder.resolve("Test.csv"), "Image Name,MOS,,\none.jpg,0.5,,\ngone.jpg,0.1,,\n");
        assertThat(items(Pool.of(list, 0, List.of(images))))
                .extracting(PoolItem::path)
                .containsExactly("images/One.JPG", "gone.jpg");
        assertThatThrownBy(() -> Pool.of(folder.resolve("images/One.JPG"), 0, List.of()))
                .hasMessageEndingWith("a pool is a folder, a .tar, or a list ending in .txt, .csv or .tsv");
    }

    @Test
    void aManifestOfTarsIsADataSetAndItsReportShowsThePictures() throws IOException {
        Path out = folder.resolve("out/manifest.jsonl");
        Scenes.write(folder.resolve("more/small <b>.png"), Scenes.picture(100, 100, 5));
        var request = new CurationRequest(
                List.of(folder.resolve("shards"), folder.resolve("more")),
                List.of(),
                List.of(),
                CurationConfig.DEFAULT,
                out,
                false,
                Pipeline.Width.of(2));
        CurationSummary summary = Curation.run(request, Progress.NONE);
        assertThat(summary.count(Verdict.KEPT)).isEqualTo(2);
        Dataset kept = Dataset.open(out);
        assertThat(kept.size()).isEqualTo(2);
        assertThat(kept.get(1).data().read()).isEqualTo(Scenes.encoded(Scenes.picture(240, 300, 2), "png"));

        Path page = folder.resolve("report.html");
        CurationReport.write(out, page);
        String html = Files.readString(page);
        assertThat(html)
                .contains("<b>2</b> of <b>3</b> pictures kept (66.7 %)")
                .contains("dropped: resolution")
                .contains("small &lt;b&gt;.png")
                .doesNotContain("small <b>")
                .doesNotContain("http://")
                .doesNotContain("@BODY@");
        assertThat(html.split("src='data:image/jpeg;base64,", -1)).hasSize(4);
    }
}
