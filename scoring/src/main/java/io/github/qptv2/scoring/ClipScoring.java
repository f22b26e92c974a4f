package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;

/** Goes through a video: while the network judges one stretch, a second thread decodes the next. */
record ClipScoring(Watching watching, Meaning meaning, BooleanSupplier stop) {

    private static final double LOW = 0.1;

    ClipScore score(Video video) throws VideoException {
        var moments = new ArrayList<Moment>();
        int crops = 0;
        var decoding = new Decoding();
        try {
            for (int stretch = 0; stretch < watching.stretches(); stretch++) {
                List<Footage> footage = decoding.take(stretch);
                crops += footage.stream().mapToInt(Footage::crops).sum();
                judge(footage, moments);
            }
        } finally {
            decoding.end(); // nobody may close the video while it decodes
        }
        return result(moments, crops, video);
    }

    private void judge(List<Footage> footage, List<Moment> moments) {
        double[] raws = watching.raws(footage, stop);
        if (raws.length < footage.size()) {
            throw new CancellationException("the video was told to stop");
        }
        for (int i = 0; i < raws.length; i++) {
            var shot = footage.get(i);
            moments.add(new Moment(
                    shot.frame(), shot.seconds(), shot.end(), raws[i], meaning.mos(raws[i]), meaning.score(raws[i])));
        }
    }

    private ClipScore result(List<Moment> moments, int crops, Video video) {
        double[] raws = moments.stream().mapToDouble(Moment::raw).sorted().toArray();
        double mean = moments.stream().mapToDouble(Moment::raw).average().orElseThrow();
        double low = ClipScore.quantile(raws, meaning.model().risesWithQuality() ? LOW : 1 - LOW);
        var info = video.info();
        return new ClipScore(
                meaning.of(mean, info.width(), info.height(), crops),
                low,
                meaning.score(low),
                watching.clips(),
                moments,
                info);
    }

    /** The stretch that comes next, on a thread of its own. */
    private final class Decoding {

        private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            var decoder = new Thread(work, "video");
            decoder.setDaemon(true);
            return decoder;
        });
        private Future<List<Footage>> next = begin(0);

        private Future<List<Footage>> begin(int stretch) {
            return thread.submit(() -> watching.decode(stretch, stop));
        }

        List<Footage> take(int stretch) throws VideoException {
            List<Footage> footage = result(next);
            if (stretch + 1 < watching.stretches()) {
                next = begin(stretch + 1);
            }
            return footage;
        }

        private List<Footage> result(Future<List<Footage>> decoded) throws VideoException {
            try {
                return decoded.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof VideoException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while decoding");
            }
        }

        void end() {
            thread.shutdown();
            boolean interrupted = false;
            while (!thread.isTerminated()) {
                try {
                    thread.awaitTermination(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
