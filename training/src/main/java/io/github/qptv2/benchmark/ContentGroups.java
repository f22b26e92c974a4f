package io.github.qptv2.benchmark;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.media.feature.NearDuplicates;

/**
 * Makes a group of near duplicates one content, in a dataset whose labels name no contents: where every image is its
 * own content.
 *
 * @param radius most different bits of 256, 0..64
 */
record ContentGroups(ImageHashes hashes, int radius) {

    static boolean isNamed(LabeledDataset set) {
        var items = set.usable();
        return items.stream().map(LabeledItem::content).distinct().count() < items.size();
    }

    /** The dataset with the name of a group's first image as the content of all its images. */
    LabeledDataset grouped(LabeledDataset set) {
        if (isNamed(set) || set.isOfClips()) {
            return set;
        }
        List<LabeledItem> items = set.usable();
        int[] groups = NearDuplicates.groupsOfViews(
                items.stream()
                        .map(item -> hashes.of(new Split.Key(set.name(), item.name())))
                        .toList(),
                radius);
        var grouped = new ArrayList<LabeledItem>();
        for (int i = 0; i < groups.length; i++) {
            grouped.add(items.get(i).withContent(items.get(groups[i]).content()));
        }
        return new LabeledDataset(set.name(), set.scale(), grouped);
    }
}
