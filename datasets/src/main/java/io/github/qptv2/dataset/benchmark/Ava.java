package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.VoteHistogram;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;
import io.github.qptv2.io.TextFiles;
import io.github.qptv2.io.UnreadableInput;

/**
 * AVA (Murray, Marchesotti, Perronnin 2012): {@code AVA.txt} with index, image, votes 1..10, two tags and challenge.
 * {@code generic_test.jpgl} lists the test part, one image per line; all others are training images.
 */
final class Ava implements DatasetReader {

    private static final int GRADES = 10;

    @Override
    public String name() {
        return "ava";
    }

    @Override
    public String title() {
        return "255,530 photographs from contests, aesthetic votes 1..10; Murray, Marchesotti, Perronnin";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Murray et al. 2012, CVPR", 255_530);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require("AVA.txt", "AVA_dataset/AVA.txt");
        String images = copy.images("images", "image", "AVA_dataset/image");
        Optional<Path> list = copy.find(
                "aesthetics_image_lists/generic_test.jpgl",
                "AVA_dataset/aesthetics_image_lists/generic_test.jpgl",
                "generic_test.jpgl");
        Set<String> test = list.isPresent() ? numbers(list.get()) : Set.of();
        List<LabeledItem> items = Table.words(labels).headless(columns(), row -> item(row, images));
        if (list.isPresent()) {
            items = items.stream()
                    .map(item -> item.in(test.contains(item.content()) ? SplitPart.TEST : SplitPart.TRAIN))
                    .toList();
        }
        return new LabeledDataset(name(), RatingScale.of(1, GRADES), items);
    }

    private static List<String> columns() {
        var columns = new ArrayList<>(List.of("index", "image"));
        columns.addAll(Table.numbered("n", GRADES));
        columns.addAll(List.of("tag1", "tag2", "challenge"));
        return columns;
    }

    private static LabeledItem item(TableRow row, String images) throws IOException {
        double[] counts = row.counts(Table.numbered("n", GRADES));
        if (Arrays.stream(counts).sum() == 0) {
            throw row.malformed("an image must have votes, got none");
        }
        VoteHistogram votes = VoteHistogram.of(counts);
        return LabeledItem.of(images, row.text("image") + ".jpg", votes.mean())
                .withVotes(votes)
                .withDeviation(votes.deviation())
                .withContent(row.text("image"));
    }

    private static Set<String> numbers(Path list) throws IOException {
        try (var reader = TextFiles.open(list)) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (UncheckedIOException e) {
            throw UnreadableInput.in(list, e);
        }
    }
}
