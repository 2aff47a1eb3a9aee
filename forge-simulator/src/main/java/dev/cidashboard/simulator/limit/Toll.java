package dev.cidashboard.simulator.limit;

/**
 * What a request uses of the quota, known before it is served.
 *
 * @param units of the quota: one for a request of REST, points for GitHub's GraphQL; 0 is free
 * @param load what a GraphQL query asks for; null for REST
 */
public record Toll(Resource resource, int units, Load load) {

    public static final Toll FREE = new Toll(Resource.CORE, 0, null);
    public static final Toll REQUEST = new Toll(Resource.CORE, 1, null);

    /**
     * A GraphQL query's size.
     *
     * @param score points on GitHub, complexity on GitLab
     * @param nodes the most objects that it can answer with; 0 where the forge does not reckon them
     */
    public record Load(long score, long nodes) {}

    public boolean charged() {
        return units > 0;
    }

    public boolean graphQl() {
        return load != null;
    }
}
