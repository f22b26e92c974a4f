package io.github.qptv2.media.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HammingIndexTest {

    private final SplittableRandom random = new SplittableRandom(3);

    private PerceptualHash any() {
        return new PerceptualHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private PerceptualHash flipped(PerceptualHash hash, int bits) {
        long[] words = {hash.a(), hash.b(), hash.c(), hash.d()};
        random.ints(0, 256).distinct().limit(bits).forEach(bit -> words[bit / 64] ^= 1L << bit % 64);
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 64})
    void findsTheSameAsComparingWithAll(int radius) {
        var index = new HammingIndex(radius);
        List<PerceptualHash> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            all.add(i % 3 == 0 && i > 0 ? flipped(all.get(random.nextInt(i)), random.nextInt(80)) : any());
            index.add(all.get(i), i);
        }
        for (int i = 0; i < 500; i++) {
            PerceptualHash query = flipped(all.get(random.nextInt(1000)), random.nextInt(80));
            int min = all.stream().mapToInt(query::distance).min().orElseThrow();
            HammingIndex.Near near = index.nearest(query, -1);
            assertThat(near.found()).isEqualTo(min <= radius);
            if (near.found()) {
                assertThat(near.distance()).isEqualTo(min);
                assertThat(all.get(near.id()).distance(query)).isEqualTo(min);
            }
        }
    }

    @Test
    void aHashExactlyAtTheRadiusIsFoundAndOneBeyondIsNot() {
        var index = new HammingIndex(20);
        PerceptualHash hash = any();
        index.add(hash, 1);
        for (int round = 0; round < 300; round++) {
            assertThat(index.nearest(flipped(hash, 20), 1).distance()).isEqualTo(20);
            assertThat(index.nearest(flipped(hash, 21), 1).found()).isFalse();
        }
    }

    @Test
    void amongEquallyNearHashesTheSameContentThenTheFirstIsReturned() {
        var index = new HammingIndex(20);
        PerceptualHash hash = any();
        for (long content = 10; content < 15; content++) {
            index.add(hash, content);
        }
        assertThat(index.nearest(hash, 13)).isEqualTo(new HammingIndex.Near(3, 0, true));
        assertThat(index.nearest(hash, 99)).isEqualTo(new HammingIndex.Near(0, 0, false));
    }
}
