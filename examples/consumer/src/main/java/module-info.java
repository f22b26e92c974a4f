/** A program that uses the library as a module; without this file it runs on the class path. */
module consumer {
    requires io.github.qptv2.scoring;
}
