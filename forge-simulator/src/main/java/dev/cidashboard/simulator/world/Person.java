package dev.cidashboard.simulator.world;

/** A user of a forge. {@code index} is the place in {@link People}, used to keep rendered fragments. */
public record Person(int index, long id, String login, String name) {

    /** What a commit carries: git knows no accounts. */
    public String email() {
        return id + "+" + login.replace("[bot]", "") + "@users.noreply.example.com";
    }
}
