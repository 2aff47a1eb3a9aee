package dev.cidashboard.simulator.world;

/** A project for the simulator's own purposes: the platform and the native, immutable id that the platform would give it. */
public record ProjectKey(Platform platform, long id) {

    public ProjectKey {
        if (platform == null) {
            throw new IllegalArgumentException("platform is missing");
        }
        if (id <= 0) {
            throw new IllegalArgumentException("id must be positive, not " + id);
        }
    }

    public static ProjectKey parse(String platform, String id) {
        try {
            return new ProjectKey(Platform.parse(platform), Long.parseLong(id));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("project id '" + id + "' is not a number", notANumber);
        }
    }

    @Override
    public String toString() {
        return platform.word() + ":" + id;
    }
}
