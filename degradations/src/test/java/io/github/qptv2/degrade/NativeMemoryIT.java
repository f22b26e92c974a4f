package io.github.qptv2.degrade;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.media.image.Image;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NativeMemoryIT {

    @Test
    void nativeMemoryDoesNotGrowInTwoThousandApplications() {
        var chains = new ArrayList<DegradationChain>();
        RandomSamples.all().stream()
                .forEach(text -> chains.add(new DegradationChain(List.of(Operators.parse(text)), 1)));
        Image small = TestImages.scene(48, 48);
        chains.forEach(chain -> chain.apply(small));
        apply(chains, small);
        long tracked = Pointer.totalBytes();
        long growth = Long.MAX_VALUE;
        // a leak of one 48 x 48 image of floats each time would be 55 MB a round; the Java heap stops growing
        for (int round = 0; round < 6 && growth >= 25L << 20; round++) {
            long resident = Pointer.physicalBytes();
            apply(chains, small);
            growth = Pointer.physicalBytes() - resident;
        }
        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        assertThat(growth).isLessThan(25L << 20);
    }

    private static void apply(List<DegradationChain> chains, Image image) {
        for (int i = 0; i < 2000; i++) {
            chains.get(i % chains.size()).apply(image);
        }
    }
}
