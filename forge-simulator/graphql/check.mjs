// Checks that the simulator's schema is a true part of GitHub's official one, and that the queries are valid in both.
// Usage: node check.mjs OURS.graphqls [QUERY.graphql ...]

import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';

const [ourFile, ...queries] = process.argv.slice(2);
const official = buildSchema(
  readFileSync(new URL('node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url), 'utf8'),
  // The published schema defines a field or two twice, which says nothing about ours.
  { assumeValidSDL: true },
);
const ours = buildSchema(readFileSync(ourFile, 'utf8'));

const wrong = [];
let checked = 0;
const same = (what, mine, theirs) => {
  checked++;
  if (mine !== theirs) wrong.push(`${what} is ${mine}, and officially ${theirs}`);
};
const byName = (list) => Object.fromEntries(list.map((one) => [one.name, one]));

function members(what, mine, theirs, isRequired) {
  for (const one of mine) {
    const other = theirs[one.name];
    if (!other) {
      wrong.push(`${what}${one.name} does not exist officially`);
      continue;
    }
    same(`type of ${what}${one.name}`, String(one.type), String(other.type));
    if ('defaultValue' in one) {
      same(`default of ${what}${one.name}`, JSON.stringify(one.defaultValue), JSON.stringify(other.defaultValue));
    }
    if (one.args) members(`${what}${one.name}.`, one.args, byName(other.args), isRequiredArgument);
  }
  const names = new Set(mine.map((one) => one.name));
  for (const other of Object.values(theirs)) {
    if (isRequired(other) && !names.has(other.name)) wrong.push(`${what}${other.name} is officially required`);
  }
}

for (const type of Object.values(ours.getTypeMap())) {
  if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
  const other = official.getType(type.name);
  if (!other) {
    wrong.push(`${type.name} does not exist officially`);
    continue;
  }
  same(`kind of ${type.name}`, type.constructor.name, other.constructor.name);
  if (isObjectType(type) || isInterfaceType(type)) {
    members(`${type.name}.`, Object.values(type.getFields()), other.getFields(), () => false);
    const interfaces = new Set(other.getInterfaces().map((one) => one.name));
    for (const one of type.getInterfaces()) {
      if (!interfaces.has(one.name)) wrong.push(`${type.name} is officially no ${one.name}`);
    }
  } else if (isInputObjectType(type)) {
    members(`${type.name}.`, Object.values(type.getFields()), other.getFields(), isRequiredInputField);
  } else if (isEnumType(type)) {
    for (const value of type.getValues()) {
      checked++;
      if (!other.getValue(value.name)) wrong.push(`${type.name}.${value.name} does not exist officially`);
    }
  }
}

for (const file of queries) {
  const document = parse(readFileSync(file, 'utf8'));
  for (const [name, schema] of [['official', official], ['simulated', ours]]) {
    checked++;
    for (const error of validate(schema, document)) wrong.push(`${file}, ${name} schema: ${error.message}`);
  }
}

wrong.forEach((one) => console.error(one));
console.log(`${checked} checks against GitHub's official schema, ${queries.length} queries, ${wrong.length} violations`);
process.exit(wrong.length === 0 && checked > 100 ? 0 : 1);
