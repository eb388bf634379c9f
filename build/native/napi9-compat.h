/*
 * Lets better-sqlite3 13, written for Node-API 10, run as a Node-API 9 module (Node 20, Electron 33).
 *
 * Version 10 allows a napi_ref to any value; before it a reference to a string is refused. Asking for the
 * experimental API instead is not safe: it runs finalizers inside garbage collection, and a pending exception
 * then aborts the process. So a value that may not be referenced is kept in an array of one element, and the
 * reference is to that array. Such references carry a mark in their lowest bit, free because they are aligned pointers.
 *
 * Put in front of every C++ file with -include, together with -DNAPI_VERSION=9.
 */
#ifndef CONCORD_NAPI9_COMPAT_H
#define CONCORD_NAPI9_COMPAT_H

#include <node_api.h>
#include <stdint.h>

namespace napi9 {

constexpr uintptr_t kBoxed = 1;

inline bool IsBoxed(napi_ref ref) { return (reinterpret_cast<uintptr_t>(ref) & kBoxed) != 0; }

inline napi_ref Mark(napi_ref ref) { return reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(ref) | kBoxed); }

inline napi_ref Plain(napi_ref ref) { return reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(ref) & ~kBoxed); }

/* What Node-API 9 itself takes a reference to. */
inline bool MayBeReferenced(napi_valuetype type) {
  return type == napi_object || type == napi_function || type == napi_symbol || type == napi_external;
}

inline napi_status CreateReference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (MayBeReferenced(type)) return napi_create_reference(env, value, count, result);

  napi_value box;
  status = napi_create_array_with_length(env, 1, &box);
  if (status != napi_ok) return status;
  status = napi_set_element(env, box, 0, value);
  if (status != napi_ok) return status;
  napi_ref ref;
  status = napi_create_reference(env, box, count, &ref);
  if (status == napi_ok) *result = Mark(ref);
  return status;
}

inline napi_status GetReferenceValue(napi_env env, napi_ref ref, napi_value* result) {
  if (!IsBoxed(ref)) return napi_get_reference_value(env, ref, result);
  napi_value box;
  napi_status status = napi_get_reference_value(env, Plain(ref), &box);
  if (status != napi_ok) return status;
  if (box == nullptr) { /* A weak reference whose value is gone. */
    *result = nullptr;
    return napi_ok;
  }
  return napi_get_element(env, box, 0, result);
}

inline napi_status DeleteReference(napi_env env, napi_ref ref) { return napi_delete_reference(env, Plain(ref)); }

inline napi_status Ref(napi_env env, napi_ref ref, uint32_t* count) {
  return napi_reference_ref(env, Plain(ref), count);
}

inline napi_status Unref(napi_env env, napi_ref ref, uint32_t* count) {
  return napi_reference_unref(env, Plain(ref), count);
}

}  // namespace napi9

#define napi_create_reference napi9::CreateReference
#define napi_get_reference_value napi9::GetReferenceValue
#define napi_delete_reference napi9::DeleteReference
#define napi_reference_ref napi9::Ref
#define napi_reference_unref napi9::Unref

#endif
