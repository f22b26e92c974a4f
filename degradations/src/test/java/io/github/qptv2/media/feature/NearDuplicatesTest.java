package io.github.qptv2.media.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.pixel.Randomness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearDuplicatesTest {

    private static int[] groups(PerceptualHash... hashes) {
        return NearDuplicates.groups(List.of(hashes).stream().map(Optional::of).toList(), NearDuplicates.RADIUS);
    }

    @Test
    void hashesWithinTheRadiusAreOneGroupAndOthersAreAlone() {
        var one = new PerceptualHash(-1, 0, 0, 0);
        var near = new PerceptualHash(-1, 0xfffff, 0, 0); // 20 bits further
        var far = new PerceptualHash(-1, 0, 0x1fffff, 0); // 21 bits from the first
        assertThat(groups(one, near, far)).containsExactly(0, 0, 2);
    }

    @Test
    void chainsOfNeighborsAreOneGroup() {
        var first = new PerceptualHash(-1, 0, 0, 0);
        var last = new PerceptualHash(-1, 0x3fffffffL, 0, 0); // 30 bits from the first
        var between = new PerceptualHash(-1, 0x7fff, 0, 0); // 15 bits from both
        assertThat(groups(first, last)).containsExactly(0, 1);
        assertThat(groups(first, last, between)).containsExactly(0, 0, 0);
    }

    @Test
    void imagesWithoutStructureAreNotGrouped() {
        var black = new PerceptualHash(0, 0, 0, 0);
        var sky = new PerceptualHash(-1, -1, -1, -1);
        assertThat(groups(black, black, sky, sky)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void imagesAreOneGroupIfAnyViewOfOneIsNearAnyViewOfTheOther() {
        var a = new PerceptualHash(-1, 0, 0, 0);
        var b = new PerceptualHash(0, -1, 0, 0);
        var nearB = new PerceptualHash(0, -1, 0xfffff, 0); // 20 bits from b, 148 from a
        var c = new PerceptualHash(0, 0, 0, -1);
        var d = new PerceptualHash(-1, -1, -1, -1);
        assertThat(NearDuplicates.groupsOfViews(List.of(List.of(a, b), List.of(d), List.of(c, nearB)), 20))
                .containsExactly(0, 1, 0);
        var black = new PerceptualHash(0, 0, 0, 0);
        assertThat(NearDuplicates.groupsOfViews(List.of(List.of(black), List.of(), List.of(black)), 20))
                .containsExactly(0, 1, 0);
    }

    @Test
    void anImageWithoutAHashIsAlone() {
        var hash = Optional.of(new PerceptualHash(-1, 0, 0, 0));
        assertThat(NearDuplicates.groups(List.of(Optional.empty(), hash, Optional.empty(), hash), 20))
                .containsExactly(0, 1, 2, 1);
    }

    @Test
    void theGroupsEqualThoseOfComparingAllPairs() {
        var random = Randomness.of(5);
        var hashes = new ArrayList<PerceptualHash>();
        for (int i = 0; i < 300; i++) {
            hashes.add(i % 3 == 0 ? drawn(random) : degraded(hashes.get(random.below(i)), random));
        }
        int[] expected = IntStream.range(0, 300).toArray();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int pair = 0; pair < 300 * 300; pair++) {
                int i = pair / 300, j = pair % 300;
                if (expected[j] < expected[i] && hashes.get(i).distance(hashes.get(j)) <= 20) {
                    expected[i] = expected[j];
                    changed = true;
                }
            }
        }
        assertThat(groups(hashes.toArray(PerceptualHash[]::new))).containsExactly(expected);
    }

    private static PerceptualHash drawn(Randomness random) {
        return new PerceptualHash(random.bits(), random.bits(), random.bits(), random.bits());
    }

    /** With 0 to 24 bits flipped. */
    private static PerceptualHash degraded(PerceptualHash hash, Randomness random) {
        long mask = 0;
        for (int i = random.below(25); i > 0; i--) {
            mask |= 1L << random.below(64);
        }
        return new PerceptualHash(hash.a(), hash.b() ^ mask, hash.c(), hash.d());
    }
}
