// Asks the simulator through Prism's validating proxy, once for each GitHub endpoint that it speaks, and prints every violation.
// Usage: node check.mjs PROXY_URL SIMULATOR_URL TOKEN
//
// What Prism cannot check (it would refuse what GitHub takes, or does not know it): /repositories/<id>/…, `created` ranges
// with >=, numeric workflow ids. Those are covered by the simulator's own tests.

const [proxy, simulator, token] = process.argv.slice(2);
const headers = {
  authorization: `Bearer ${token}`,
  accept: 'application/json',
  'x-github-api-version': '2022-11-28',
  'user-agent': 'check-simulator-openapi',
};

const truth = await (await fetch(`${simulator}/_simulator/truth/github`)).json();
const empty = truth.projects.find((project) => !project.lastCommit);
const busy = truth.projects.find((project) => project.pipeline && project.openMergeRequests > 0);
if (!busy || !empty) {
  console.error('the simulated world has no project to ask about');
  process.exit(1);
}

const repo = `/repos/${busy.path}`;
const api = async (path) => (await fetch(`${simulator}/github${path}`, { headers })).json();
const branches = await api(`${repo}/branches?per_page=100`);
const slashed = branches.map((branch) => branch.name).find((name) => name.includes('/'));
const statuses = ['queued', 'in_progress', 'waiting', 'completed', 'success', 'failure', 'cancelled', 'skipped', 'timed_out'];

const paths = [
  '/user',
  '/user/repos?per_page=100',
  '/user/repos?per_page=10&page=2&sort=pushed&direction=desc&affiliation=owner,organization_member',
  '/users/morgan-fielding',
  '/users/dependabot%5Bbot%5D',
  '/rate_limit',
  repo,
  `/repos/${empty.path}`,
  `${repo}/actions/runs?per_page=100`,
  `${repo}/actions/runs?branch=${encodeURIComponent(busy.defaultBranch)}&per_page=5&page=2`,
  ...statuses.map((status) => `${repo}/actions/runs?status=${status}`),
  `${repo}/actions/runs?event=push`,
  `${repo}/actions/runs?head_sha=${busy.lastCommit.sha}`,
  `${repo}/actions/runs/${busy.pipeline.id}`,
  `${repo}/actions/runs/${busy.pipeline.id}/jobs`,
  `${repo}/actions/runs/${busy.pipeline.id}/attempts/1/jobs`,
  `${repo}/actions/workflows`,
  `${repo}/branches`,
  `/repos/${empty.path}/branches`,
  `${repo}/branches/${encodeURIComponent(busy.defaultBranch)}`,
  ...(slashed ? [`${repo}/branches/${encodeURIComponent(slashed)}`] : []),
  `${repo}/commits?per_page=20`,
  `/repos/${empty.path}/commits`,
  `${repo}/commits/${busy.lastCommit.sha}`,
  `${repo}/pulls`,
  `${repo}/pulls?state=all&per_page=100`,
  `/repos/${busy.path}-that-is-not-there`,
];

let wrong = 0;
for (const path of paths) {
  const reply = await fetch(proxy + path, { headers, redirect: 'manual' });
  const body = await reply.text();
  const violations = reply.headers.get('sl-violations');
  const expected = path.endsWith('-that-is-not-there') ? 404 : path === `/repos/${empty.path}/commits` ? 409 : 200;
  if (reply.status !== expected || violations) {
    wrong++;
    console.error(`WRONG ${path}: ${reply.status}, expected ${expected}\n${violations ?? body.slice(0, 3000)}`);
  } else {
    console.log(`ok    ${path}`);
  }
}
console.log(`${paths.length} requests, ${wrong} against GitHub's OpenAPI`);
process.exit(wrong ? 1 : 0);
