package dev.cidashboard.simulator.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The users of a simulated forge: the token's owner first, then everybody who commits. */
public final class People {

    private static final int COUNT = 500;

    private final List<Person> all = new ArrayList<>(COUNT);
    private final Map<String, Person> byLogin = new HashMap<>();

    People(Random random, boolean hostile) {
        add(new Person(0, 583_231, "morgan-fielding", "Morgan Fielding"));
        add(new Person(1, 49_699_333, "dependabot[bot]", "dependabot[bot]"));
        add(new Person(2, 29_139_614, "renovate[bot]", "renovate[bot]"));
        if (hostile) {
            add(new Person(all.size(), 666_666, "bobby-tables", "<script>alert('Bobby')</script> \u202Eselbat"));
        }
        while (all.size() < COUNT) {
            String first = Phrases.pick(Phrases.FIRST_NAMES, random);
            String last = Phrases.pick(Phrases.LAST_NAMES, random);
            String login = (first + Phrases.pick(Phrases.LOGIN_JOINTS, random) + last).toLowerCase(Locale.ROOT)
                    + random.nextInt(90);
            if (byLogin.containsKey(login)) {
                continue;
            }
            // One in twenty writes the name in a script of their own.
            String name = random.nextInt(20) == 0 ? Phrases.pick(Phrases.OTHER_SCRIPTS, random) : first + " " + last;
            add(new Person(all.size(), 1_000_000L + all.size() * 7919L, login, name));
        }
    }

    private void add(Person person) {
        all.add(person);
        byLogin.put(person.login(), person);
    }

    /** The user whose token the simulator accepts. */
    public Person owner() {
        return all.get(0);
    }

    public Person get(int index) {
        return all.get(index);
    }

    public int count() {
        return all.size();
    }

    /** Null when nobody has that login. */
    public Person byLogin(String login) {
        return byLogin.get(login);
    }

    public Person byId(long id) {
        return all.stream().filter(person -> person.id() == id).findFirst().orElse(null);
    }

    Person any(Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
