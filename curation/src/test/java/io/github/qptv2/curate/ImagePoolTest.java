package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.ShardWriter;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.io.ProgressListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImagePoolTest {

    private Path folder = Path.of("");

    @BeforeEach
    void shards(@TempDir Path temporary) throws IOException {
        folder = temporary;
        try (var writer = new ShardWriter(folder.resolve("shards"), 1 << 20)) {
            writer.add("a.jpg", TestScenes.encoded(TestScenes.image(300, 240, 1), "jpg"));
            writer.add("a.json", "{\"caption\": \"not masks\"}".getBytes(StandardCharsets.UTF_8));
            writer.add("b.png", TestScenes.encoded(TestScenes.image(240, 300, 2), "png"));
            writer.finish();
        }
    }

    private static List<PoolItem> items(ImagePool pool) {
        var items = new ArrayList<PoolItem>();
        pool.items().forEachRemaining(items::add);
        return items;
    }

    @Test
    void tarsAreReadByNameAndInFolders() throws IOException {
        assertThat(items(ImagePools.of(folder.resolve("shards/000000.tar"), 0, List.of())))
                .extracting(PoolItem::path)
                .containsExactly("000000.tar/a.jpg", "000000.tar/b.png");
        assertThat(items(ImagePools.of(folder, 0, List.of())))
                .extracting(PoolItem::path)
                .containsExactly("shards/000000.tar/a.jpg", "shards/000000.tar/b.png");
    }

    @Test
    void completeImagesOfATruncatedTarAreUsedAndTheRestIsReported() throws IOException {
        Path tar = folder.resolve("shards/000000.tar");
        long secondImage = ImageDataset.open(tar).get(1).data().offset();
        try (var channel = FileChannel.open(tar, StandardOpenOption.WRITE)) {
            channel.truncate(secondImage + 100);
        }
        List<PoolItem> items = items(ImagePools.of(folder, 3, List.of()));
        assertThat(items).extracting(PoolItem::path).containsExactly("shards/000000.tar/a.jpg", "shards/000000.tar");
        assertThat(items.get(1))
                .isEqualTo(new PoolItem.Problem(
                        3, "shards/000000.tar", tar + ": the tar is truncated within a file; copy or write it again"));
    }

    @Test
    void namesOfListsAreSearchedInOtherFoldersAndIgnoringCase() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        TestScenes.write(images.resolve("One.JPG"), TestScenes.image(30, 30, 1));
        Path list = Files.writeString(folder.resolve("Test.csv"), "Image Name,MOS,,\none.jpg,0.5,,\ngone.jpg,0.1,,\n");
        assertThat(items(ImagePools.of(list, 0, List.of(images))))
                .extracting(PoolItem::path)
                .containsExactly("images/One.JPG", "gone.jpg");
        assertThatThrownBy(() -> ImagePools.of(folder.resolve("images/One.JPG"), 0, List.of()))
                .hasMessageEndingWith("a pool is a folder, a .tar, or a list ending in .txt, .csv or .tsv");
    }

    @Test
    void aManifestOfTarsIsADataSetAndItsReportShowsTheImages() throws IOException {
        Path out = folder.resolve("out/manifest.jsonl");
        TestScenes.write(folder.resolve("more/<img src=x onerror=alert(1)>&\"'.jpg"), TestScenes.image(100, 100, 5));
        var request = new CurationRequest(
                List.of(folder.resolve("shards"), folder.resolve("more")),
                List.of(),
                List.of(),
                CurationConfig.DEFAULT,
                out,
                false,
                OrderedExecutor.Width.of(2));
        CurationSummary summary = Curation.run(request, ProgressListener.NONE);
        assertThat(summary.count(CurationDecision.KEPT)).isEqualTo(2);
        ImageDataset kept = ImageDataset.open(out);
        assertThat(kept.size()).isEqualTo(2);
        assertThat(kept.get(1).data().read()).isEqualTo(TestScenes.encoded(TestScenes.image(240, 300, 2), "png"));

        Path page = folder.resolve("report.html");
        CurationReport.write(out, page);
        String html = Files.readString(page);
        assertThat(html)
                .contains("<b>2</b> of <b>3</b> images kept (66.7 %)")
                .contains("dropped: resolution")
                .contains("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#x27;.jpg<br>")
                .doesNotContain("<img src=x")
                .doesNotContain("http://");
        assertThat(html.split("src=\"data:image/jpeg;base64,", -1)).hasSize(4);
    }
}
